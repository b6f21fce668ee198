// SPDX-License-Identifier: MIT
// Ends without a call of malloc.

int main(void)
{
	return 0;
}

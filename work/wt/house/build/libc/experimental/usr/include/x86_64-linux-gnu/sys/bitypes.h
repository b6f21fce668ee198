/* The GNU <sys/types.h> defines all the necessary types.  */

#include <sys/types.h>

#include <linux/ppp-comp.h>

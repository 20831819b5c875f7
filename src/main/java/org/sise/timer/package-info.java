/** Limits that come due become commands nobody typed. */
@NullMarked
package org.sise.timer;

import org.jspecify.annotations.NullMarked;

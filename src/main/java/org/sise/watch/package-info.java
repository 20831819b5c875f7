/** Looks, apart from timer and relay, for what must never be. */
@NullMarked
package org.sise.watch;

import org.jspecify.annotations.NullMarked;

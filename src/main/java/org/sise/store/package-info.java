/** The event log, its codec, the rows projected from it, and the texts kept apart. */
@NullMarked
package org.sise.store;

import org.jspecify.annotations.NullMarked;

/** The log, what hangs on it, and how it is read: events become rows here and nowhere else. */
@NullMarked
package org.sise.store;

import org.jspecify.annotations.NullMarked;

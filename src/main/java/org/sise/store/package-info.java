/** The event log, the rows that are projected from it, and what reads them. */
@NullMarked
package org.sise.store;

import org.jspecify.annotations.NullMarked;

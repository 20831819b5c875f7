/** The log, the rows and the content: everything that is kept. */
@NullMarked
package org.sise.store;

import org.jspecify.annotations.NullMarked;

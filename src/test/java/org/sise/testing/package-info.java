/** What several tests share: the real database and broker. */
@NullMarked
package org.sise.testing;

import org.jspecify.annotations.NullMarked;

/** 值班台: the pages that people work with. Their forms send the same requests as REST, through {@code contract}. */
@NullMarked
package org.sise.console;

import org.jspecify.annotations.NullMarked;

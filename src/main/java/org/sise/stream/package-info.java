@NullMarked
package org.sise.stream;

import org.jspecify.annotations.NullMarked;

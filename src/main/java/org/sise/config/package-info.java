/** Files and properties become values of the core. */
@NullMarked
package org.sise.config;

import org.jspecify.annotations.NullMarked;

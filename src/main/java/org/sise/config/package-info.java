/** YAML and properties become core values here; what is wrong in them is refused with its place. */
@NullMarked
package org.sise.config;

import org.jspecify.annotations.NullMarked;

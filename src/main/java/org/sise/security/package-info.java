/** From credentials to the person of the directory who speaks. */
@NullMarked
package org.sise.security;

import org.jspecify.annotations.NullMarked;

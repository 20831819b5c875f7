/** Units, people, roles, deputies and call chains: plain rows, the one place where persons' names are kept. */
@NullMarked
package org.sise.directory;

import org.jspecify.annotations.NullMarked;

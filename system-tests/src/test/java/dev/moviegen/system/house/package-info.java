/** How the whole house is built; the rooms of each service are in its own ArchitectureTest. */
@NullMarked
package dev.moviegen.system.house;

import org.jspecify.annotations.NullMarked;

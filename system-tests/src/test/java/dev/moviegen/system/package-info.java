/** The whole stack from outside, started by ./run as a user would. */
package dev.moviegen.system;

/** How the desk is started: as a process, with Java's cache of what a start needs. */
@NullMarked
package dev.carrel.app.start;

import org.jspecify.annotations.NullMarked;

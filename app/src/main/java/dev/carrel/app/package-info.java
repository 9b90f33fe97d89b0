/** The desk and the command line of Carrel. Knows the engine's API only. */
@NullMarked
package dev.carrel.app;

import org.jspecify.annotations.NullMarked;

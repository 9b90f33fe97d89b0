// SPDX-License-Identifier: Apache-2.0
/**
 * The desk and the command line of Carrel.
 *
 * <p>Start at {@link dev.carrel.app.Main}, which opens one of the two: {@code desk}, the window,
 * with a package for each of its panes ({@code shelf}, {@code page}, {@code conversation}, {@code
 * gauge}, {@code search}, {@code comparison}, {@code models}, {@code settings}) on what {@code fx}
 * has for all of them; or {@code cli}, a class for each command.
 *
 * <p>What always holds: the engine is known by its front and its values, never by its tables, and
 * the binding not at all; a pane is a model that needs no window and a view over it, the models
 * call the engine in the background, and the FX thread never waits; panes do not know one another,
 * {@code desk} joins them; a command loads no class of JavaFX. {@code AppArchitectureTest} holds
 * what of this can be held.
 */
@NullMarked
package dev.carrel.app;

import org.jspecify.annotations.NullMarked;

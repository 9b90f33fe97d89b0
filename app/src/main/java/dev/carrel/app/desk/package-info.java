// SPDX-License-Identifier: Apache-2.0
/**
 * The window: what stands where, themes, keys, what is remembered of it, and how it starts.
 *
 * <p>Start at {@link dev.carrel.app.desk.Desk}, which shows itself at once and opens the engine
 * beside it; {@link dev.carrel.app.desk.Panes} then joins the panes, which do not know one another.
 * {@link dev.carrel.app.desk.DeskLauncher} is the way in.
 */
@NullMarked
package dev.carrel.app.desk;

import org.jspecify.annotations.NullMarked;

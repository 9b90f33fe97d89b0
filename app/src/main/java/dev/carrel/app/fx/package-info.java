// SPDX-License-Identifier: Apache-2.0
/**
 * What every pane of the desk needs and none of them owns: work beside the FX thread, strings,
 * sizes and times as people read them, and how an error is shown.
 *
 * <p>Start at {@link dev.carrel.app.fx.Background}: every call of the engine goes through it, so
 * the FX thread never waits. This package knows no pane; the panes know it.
 */
@NullMarked
package dev.carrel.app.fx;

import org.jspecify.annotations.NullMarked;

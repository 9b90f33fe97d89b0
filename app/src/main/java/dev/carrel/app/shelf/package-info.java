// SPDX-License-Identifier: Apache-2.0
/**
 * The shelf: files dropped or opened, each becoming indexed, queued, read; what could not be read
 * and why.
 *
 * <p>Start at {@link dev.carrel.app.shelf.ShelfModel}, which needs no stage and has a part for each
 * task: taking files in, reading, arranging, removing. A {@link dev.carrel.app.shelf.ShelfItem} is
 * one row, its {@link dev.carrel.app.shelf.ItemState} what the row shows. All of it belongs to the
 * FX thread; the engine is only called in the background.
 */
@NullMarked
package dev.carrel.app.shelf;

import org.jspecify.annotations.NullMarked;

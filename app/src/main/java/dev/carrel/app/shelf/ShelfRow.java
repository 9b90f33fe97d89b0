// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

/** What the shelf shows in a row. */
public sealed interface ShelfRow permits ShelfCollection, ShelfItem {}

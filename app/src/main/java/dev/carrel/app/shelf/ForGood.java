// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.document.Erasable;
import java.util.function.Supplier;

/**
 * How something that was removed is deleted for good.
 *
 * @param what all that goes; asked for behind the removal, on its thread
 * @param begun told when it is deleted, so that it is not removed once more
 */
record ForGood(Supplier<Erasable> what, Runnable begun) {}

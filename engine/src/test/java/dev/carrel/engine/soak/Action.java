// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import java.util.function.BooleanSupplier;

/**
 * Something that may be done.
 *
 * @param weight how often, beside the others
 * @param possible whether it can be done now
 */
record Action(String name, int weight, BooleanSupplier possible, Runnable work) {}

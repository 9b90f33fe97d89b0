// SPDX-License-Identifier: Apache-2.0
/** Hostile input for what the desk reads; see {@code dev.carrel.engine.fuzz} for the manner. */
@NullMarked
package dev.carrel.app.fuzz;

import org.jspecify.annotations.NullMarked;

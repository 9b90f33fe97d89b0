// SPDX-License-Identifier: Apache-2.0
/**
 * The models that there are, and how they come onto this machine. Start at {@link
 * dev.carrel.engine.catalogue.ModelStore}.
 *
 * <p>The only package that may use the network, by itself or by a process that it starts, and only
 * when a person asks for a model: {@code ArchitectureTest} says so.
 */
@NullMarked
package dev.carrel.engine.catalogue;

import org.jspecify.annotations.NullMarked;

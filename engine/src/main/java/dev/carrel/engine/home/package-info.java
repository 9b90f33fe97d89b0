// SPDX-License-Identifier: Apache-2.0
/**
 * The folder of one person's data: its map, the files in it, its lock, and how it moves.
 *
 * <p>Start at {@link dev.carrel.engine.home.HomePlace}, the map: what lies where, who writes it,
 * and what happens if it is lost. {@link dev.carrel.engine.home.HomeFiles} is the port through
 * which everything in it is read and written but what the map says is reached by its path; {@link
 * dev.carrel.engine.home.Home} is a home that this process has for itself.
 *
 * <p>What always holds: one process owns a home; a file is there whole, as it was or as it became,
 * whenever the process or the machine stops; where a system has modes, files are for their owner
 * only. The port gives nobody a path to what a home that is encrypted would have to encrypt.
 */
@NullMarked
package dev.carrel.engine.home;

import org.jspecify.annotations.NullMarked;

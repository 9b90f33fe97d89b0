// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

/**
 * One thing that a process may not do.
 *
 * @param against what, in a word: memory, network, files
 * @param holds whether this system keeps it from it
 * @param words for the person: by what it is held, or why it is not
 */
public record Guard(String against, boolean holds, String words) {}

// SPDX-License-Identifier: Apache-2.0
/**
 * How the desk is started: as a process, with Java's cache of what a start needs.
 *
 * <p>Start at {@link dev.carrel.app.start.StartCache}, which makes that cache by a start that
 * nobody sees; {@link dev.carrel.app.start.DeskProcess} is how such a process is begun. {@code
 * docs/decisions/0008-start-time.md} says why.
 *
 * <p>What always holds: a cache that is missing, damaged, or of another Java or other jars is as if
 * there were none, without a word; a start made for the cache or for measuring has a home of its
 * own, and a person's is never touched.
 */
@NullMarked
package dev.carrel.app.start;

import org.jspecify.annotations.NullMarked;

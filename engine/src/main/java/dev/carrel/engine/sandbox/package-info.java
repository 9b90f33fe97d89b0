// SPDX-License-Identifier: Apache-2.0
/**
 * What a process gives up before it touches what a stranger made: memory without end, the network,
 * other programs, and all files but those that it names.
 *
 * <p>Start at {@link dev.carrel.engine.sandbox.Sandbox}. What it calls of Linux it calls by
 * java.lang.foreign: {@code Seccomp} for system calls, {@code Landlock} for files, {@code
 * ResourceLimits} for memory.
 *
 * <p>What always holds: nothing that was given up comes back; and what this system does not hold a
 * process from, is told and not taken for granted.
 */
@NullMarked
package dev.carrel.engine.sandbox;

import org.jspecify.annotations.NullMarked;

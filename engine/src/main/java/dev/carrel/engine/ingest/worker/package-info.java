// SPDX-License-Identifier: Apache-2.0
/**
 * Reading in another process: what a hostile file does to a parser then happens there, where there
 * is a limit to memory, no network and no file but in a folder of its own.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.worker.ReadingProcesses}, whose readers stand in for
 * those that it is given: each asks a process that has the same ones. The other side is {@link
 * dev.carrel.engine.ingest.worker.ReadingChild}. Both speak {@code Request} and {@code Answer} over
 * two pipes. {@code docs/decisions/0015-the-reading-process.md} says why.
 *
 * <p>What always holds: the process sees a file's bytes and its name, never its path; what it says
 * is looked at as if a stranger said it; one that took too long, said what makes no sense or failed
 * at a file is ended, and another takes its place.
 */
@NullMarked
package dev.carrel.engine.ingest.worker;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * From a file to a {@link dev.carrel.engine.document.Document}: pages of text in reading order, the
 * position of every character, and what could not be read and why.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.Ingestor}, which checks the file, finds the {@link
 * dev.carrel.engine.ingest.DocumentReader} for it, and runs that on a thread that it can give up.
 * The readers stand in packages of their own below this one and are handed to the ingestor; this
 * package knows none of them. A new format is a reader, an entry in {@link
 * dev.carrel.engine.document.DocumentKind}, and a line in {@code Formats}, where the engine lists
 * its readers.
 *
 * <p>What always holds: nothing here waits longer than {@link
 * dev.carrel.engine.ingest.IngestLimits} says.
 */
@NullMarked
package dev.carrel.engine.ingest;

import org.jspecify.annotations.NullMarked;

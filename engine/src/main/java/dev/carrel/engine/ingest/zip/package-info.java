// SPDX-License-Identifier: Apache-2.0
/**
 * Zip archives, and files of other kinds that are zips inside, by the directory at their end: what
 * stands before each entry may lack its sizes or have them in another width, which Java's own
 * stream of entries refuses.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.zip.ZipDirectory}.
 *
 * <p>What always holds: names are words, not places; an entry's bytes are what was packed, or a
 * {@link java.util.zip.ZipException} says that they are not.
 */
@NullMarked
package dev.carrel.engine.ingest.zip;

import org.jspecify.annotations.NullMarked;

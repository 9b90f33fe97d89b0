// SPDX-License-Identifier: Apache-2.0
/**
 * Archives.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.archive.ZipReader}.
 *
 * <p>What always holds: nothing is unpacked to where an entry's name leads; names are words for a
 * person, and who takes the bytes decides where they go.
 */
@NullMarked
package dev.carrel.engine.ingest.archive;

import org.jspecify.annotations.NullMarked;

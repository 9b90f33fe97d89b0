// SPDX-License-Identifier: Apache-2.0
/**
 * Full-text search over pages, with Lucene: one Lucene document per page.
 *
 * <p>Start at {@link dev.carrel.engine.index.DocumentIndex}; beside the pages lie the meanings of
 * passages, {@link dev.carrel.engine.index.PassageVectors}. What always holds: offsets in a hit are
 * character offsets in the page's text; a search never fails because of what a person typed; the
 * index holds nothing that cannot be made again from the store, so a damaged one is set aside and
 * begun anew.
 */
@NullMarked
package dev.carrel.engine.index;

import org.jspecify.annotations.NullMarked;

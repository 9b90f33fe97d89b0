// SPDX-License-Identifier: Apache-2.0
/**
 * Reviews as files: tables, reports, JSON and lists of references. Start at {@link
 * dev.carrel.engine.review.export.ReviewExport}; what a file needs beside the grid is in {@link
 * dev.carrel.engine.review.export.ExportFacts}.
 *
 * <p>What always holds: words of documents, models and persons are shown and never act: no formula,
 * no link, no markup is made of them, and characters that hide or turn the writing stand as their
 * numbers. Rows are written as they come, so that a file may be larger than the memory. Nothing
 * here opens a file, asks the clock or the network.
 */
@NullMarked
package dev.carrel.engine.review.export;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Spreadsheets.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.sheet.XlsxReader}, {@link
 * dev.carrel.engine.ingest.sheet.OdsReader} and {@link dev.carrel.engine.ingest.sheet.CsvReader};
 * {@code Rows} writes rows as text, each with its address.
 */
@NullMarked
package dev.carrel.engine.ingest.sheet;

import org.jspecify.annotations.NullMarked;

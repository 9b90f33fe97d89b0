// SPDX-License-Identifier: Apache-2.0
/**
 * What reports for people are written as: Word documents ({@link
 * dev.carrel.engine.report.WordFile}) and web pages ({@link dev.carrel.engine.report.WebPage}).
 * What a report says is of whoever has one written.
 *
 * <p>What always holds: words are shown and never act. No markup, link, field or hidden sign comes
 * of them, and a file needs nothing from elsewhere.
 */
@NullMarked
package dev.carrel.engine.report;

import org.jspecify.annotations.NullMarked;

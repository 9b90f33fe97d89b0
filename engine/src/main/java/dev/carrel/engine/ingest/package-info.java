/**
 * From a file to a {@link dev.carrel.engine.document.Document}: pages of text in reading order, the
 * position of every character, and what could not be read and why.
 */
@NullMarked
package dev.carrel.engine.ingest;

import org.jspecify.annotations.NullMarked;

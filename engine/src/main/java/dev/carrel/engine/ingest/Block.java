package dev.carrel.engine.ingest;

import java.util.List;

/**
 * Lines that are read one after the other.
 *
 * @param lines from top to bottom
 * @param nextColumn whether it goes on at the top of a column where the block before ended at the
 *     foot of another, so that a sentence may run from that one into this one
 */
record Block(List<TextLine> lines, boolean nextColumn) {}

/** Full-text search over pages, with Lucene: one Lucene document per page. */
@NullMarked
package dev.carrel.engine.index;

import org.jspecify.annotations.NullMarked;

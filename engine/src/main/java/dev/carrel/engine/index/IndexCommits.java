// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;

/**
 * Changes to the index, each committed by itself. After an error in the middle of writing (a full
 * disk, an interrupted thread) Lucene's writer is of no more use; the next change opens another on
 * the last commit.
 */
final class IndexCommits implements AutoCloseable {
  private static final double BUFFER_MEGABYTES = 64;

  private final Directory directory;
  private final Analyzer analyzer;
  private IndexWriter writer;

  /**
   * Opens; a new index is committed at once, so that there is something to read. One that is there
   * is not written to, so that it can be searched on a full disk.
   */
  IndexCommits(Directory directory, Analyzer analyzer, boolean create) throws IOException {
    this.directory = directory;
    this.analyzer = analyzer;
    boolean fresh = create || !DirectoryReader.indexExists(directory);
    this.writer = open(fresh ? OpenMode.CREATE : OpenMode.APPEND);
    if (fresh) {
      // Later commits inherit it.
      writer.setLiveCommitData(Map.of(IndexFolder.FORMAT_KEY, PageFields.FORMAT).entrySet());
      boolean committed = false;
      try {
        writer.commit();
        committed = true;
      } finally {
        if (!committed) {
          writer.rollback();
        }
      }
    }
  }

  private IndexWriter open(OpenMode mode) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setOpenMode(mode);
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    // In the thread that adds, so that a full disk is told to it and not to nobody.
    config.setMergeScheduler(new SerialMergeScheduler());
    // Else a segment of which little was deleted would be left as it is when it is asked for.
    TieredMergePolicy merges = new TieredMergePolicy();
    merges.setForceMergeDeletesPctAllowed(0);
    config.setMergePolicy(merges);
    return new IndexWriter(directory, config);
  }

  private IndexWriter writer() throws IOException {
    if (!writer.isOpen()) {
      writer = open(OpenMode.APPEND);
    }
    return writer;
  }

  /** Deletes what has one of the terms, and adds. */
  void replace(List<Term> before, Iterable<Document> now) throws IOException {
    change(
        w -> {
          w.deleteDocuments(before.toArray(Term[]::new));
          w.addDocuments(now);
        });
  }

  void delete(List<Term> terms) throws IOException {
    change(w -> w.deleteDocuments(terms.toArray(Term[]::new)));
  }

  /**
   * Deletes documents, and writes every segment anew that has something deleted in it: until then
   * Lucene only passes it over. The files of before are gone afterwards.
   */
  void erase(List<Term> documents) throws IOException {
    change(
        w -> {
          w.deleteDocuments(documents.toArray(Term[]::new));
          w.forceMergeDeletes();
        });
    // Those that could not be deleted while they were open.
    writer().deleteUnusedFiles();
  }

  @FunctionalInterface
  private interface Change {
    void make(IndexWriter writer) throws IOException;
  }

  private void change(Change change) throws IOException {
    IndexWriter now = writer();
    boolean done = false;
    try {
      change.make(now);
      now.commit();
      done = true;
    } finally {
      if (!done && now.isOpen()) {
        // Back to the last commit: nothing of a change that failed may be committed later.
        now.rollback();
      }
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

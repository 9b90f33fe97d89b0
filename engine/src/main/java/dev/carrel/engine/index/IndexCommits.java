package dev.carrel.engine.index;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
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

  /** Opens, and commits once, so that there is something to read. */
  IndexCommits(Directory directory, Analyzer analyzer, boolean create) throws IOException {
    this.directory = directory;
    this.analyzer = analyzer;
    this.writer = open(create ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND);
    writer.commit();
  }

  private IndexWriter open(OpenMode mode) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setOpenMode(mode);
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    // In the thread that adds, so that a full disk is told to it and not to nobody.
    config.setMergeScheduler(new SerialMergeScheduler());
    IndexWriter opened = new IndexWriter(directory, config);
    opened.setLiveCommitData(Map.of(IndexFolder.FORMAT_KEY, PageFields.FORMAT).entrySet());
    return opened;
  }

  private IndexWriter writer() throws IOException {
    if (!writer.isOpen()) {
      writer = open(OpenMode.APPEND);
    }
    return writer;
  }

  void replace(Term document, Iterable<Document> pages) throws IOException {
    change(w -> w.updateDocuments(document, pages));
  }

  void delete(Term document) throws IOException {
    change(w -> w.deleteDocuments(document));
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

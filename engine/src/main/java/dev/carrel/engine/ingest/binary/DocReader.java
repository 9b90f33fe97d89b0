// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hwpf.HWPFDocument;

/**
 * Reads Word's files of 97 to 2003 ([MS-DOC]): text with its computed numbers, tables, notes,
 * comments and tracked changes.
 */
public final class DocReader implements DocumentReader {
  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public DocReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public DocReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.DOC;
  }

  @Override
  public Look look(byte[] start) {
    return CompoundFile.look(start);
  }

  @Override
  public void read(FileToRead file) throws IOException {
    CompoundFile.open(
        file,
        "Word file",
        files -> {
          try (HWPFDocument document = new HWPFDocument(files)) {
            Map<String, byte[]> kept = new HashMap<>();
            RecognizedPictures read =
                new RecognizedPictures(file, recognition, RecognizedPictures.Parts.of(kept));
            FlowedText out = new FlowedText(file, read);
            DocPictures pictures = new DocPictures(document, kept);
            DocText text = new DocText(document, out, pictures, file.as().changes(), file.watch());
            text.write();
            out.done();
            if (text.changes() > 0) {
              file.pages()
                  .notice(
                      new Notice(
                          Notice.Code.TRACKED_CHANGES,
                          text.changes(),
                          file.as().changes().shown()));
            }
            CompoundFile.noticeComments(file, text.comments());
            read.tell(pictures.count());
          }
        });
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 6000L)), bytes.size() / 2);
  }
}

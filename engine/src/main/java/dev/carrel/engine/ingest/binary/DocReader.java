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
import java.io.IOException;
import org.apache.poi.hwpf.HWPFDocument;

/**
 * Reads Word's files of 97 to 2003 ([MS-DOC]): text with its computed numbers, tables, notes,
 * comments and tracked changes. Who made these is not read.
 */
public final class DocReader implements DocumentReader {
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
            FlowedText out = new FlowedText(file);
            DocText text = new DocText(document, out, file.as().changes(), file.watch());
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
          }
        });
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 6000L)), bytes.size() / 2);
  }
}

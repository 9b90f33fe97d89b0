// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentReader.Look;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Watch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The form that Office's binary files share: a file system in a file ([MS-CFB]). */
final class CompoundFile {
  private static final long MOST_BYTES = 128L << 20;
  private static final int[] START = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

  private CompoundFile() {}

  /** What is done with one. */
  @FunctionalInterface
  interface Work {
    void on(POIFSFileSystem files) throws IOException;
  }

  /** All of them begin alike; only the name says which kind one is. */
  static Look look(byte[] start) {
    for (int i = 0; i < START.length; i++) {
      if (start.length <= i || (start[i] & 0xFF) != START[i]) {
        return Look.NEVER;
      }
    }
    return Look.BY_NAME;
  }

  /**
   * Opens one.
   *
   * @param what it should be, as in "a Word file"
   */
  static void open(FileToRead file, String what, Work work) throws IOException {
    if (file.bytes().size() > MOST_BYTES) {
      throw IngestLimits.tooLarge(file.name(), file.bytes().size(), MOST_BYTES);
    }
    byte[] bytes = file.bytes().all();
    file.password().ifPresent(Biff8EncryptionKey::setCurrentUserPassword);
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      work.on(files);
    } catch (CarrelException | Watch.PageWantsTooMuch e) {
      throw e;
    } catch (EncryptedDocumentException e) {
      throw locked(file, e);
    } catch (OldFileFormatException e) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          file.name() + " was made by a version of Office before 97, which is not read.",
          "Open it in a program that does, and save it anew.",
          e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          "%s is no %s, or is damaged.".formatted(file.name(), what),
          "Open it in the program that made it and save it anew.",
          e);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  private static CarrelException locked(FileToRead file, Exception cause) {
    return file.password().isEmpty()
        ? new CarrelException(
            Code.PASSWORD_NEEDED,
            file.name() + " is encrypted with a password.",
            "Give the password.",
            cause)
        : new CarrelException(
            Code.PASSWORD_WRONG,
            "The password does not open " + file.name() + ".",
            "Check capitals and the keyboard's language, then give the password again.",
            cause);
  }

  static void noticeComments(FileToRead file, int comments) {
    if (comments > 0) {
      file.pages().notice(new Notice(Notice.Code.COMMENTS, comments, ""));
    }
  }

  /** On one line. */
  static String line(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}

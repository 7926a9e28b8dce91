package io.penstock.etl.load;

import io.penstock.etl.plan.Bound;
import io.penstock.etl.plan.NumberConventions;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What is done with a batch, and what became of its records. Written by SQL where rows are counted; read here. */
@Entity
@Table(name = "load")
public class Load extends PanacheEntityBase {

    /** The batch, which names its load too. */
    @Id
    public long batchId;

    public String feed;
    public String name;

    /** Null if no mapping plan takes the feed. */
    public String dataset;

    @Enumerated(EnumType.STRING)
    public LoadState state;

    /** Whether it is a trial: counted and checked, nothing of it written. */
    public boolean dryRun;

    /** FULL or INCREMENTAL if the batch is an extract of a database, else null. */
    public String extract;

    /** Consumers that a full extract did not find any more; null if this was not looked for. */
    public Long vanished;

    public int chunks;
    public int chunksDone;
    public long read;

    /** Rows that were staged for the merge. */
    public long staged;

    public long inserted;
    public long updated;
    public long unchanged;
    public long duplicate;
    public long rejected;
    public long anomalies;

    /** How many of the anomalies stand for a value that could not be read. */
    public long unread;

    /** How many of its rejects, and of its unread values, people have accepted as they are. */
    public long acceptedRejects;

    public long acceptedUnread;

    /** Whether some numbers of the file can only be read where point and comma have changed their places. */
    public boolean otherNumbers;

    /** Whether some numbers of the file can be read in both ways. */
    public boolean ambiguousNumbers;

    /** Whether numbers that can be read in both ways are refused. */
    public boolean numbersDoubted;

    /** The counts of the target are null as long as nothing was delivered. */
    public Long smart360Inserted;

    public Long smart360Updated;
    public Long smart360Unchanged;
    public Long smart360Rejected;

    /** Header names that the plan does not use. */
    public String[] unknownColumns = {};

    /** Columns of the plan that the header does not have. */
    public String[] missingColumns = {};

    /** Columns of the dataset that the file says something about; null for a load planned before this was kept: all. */
    public String[] columns;

    /** Why it failed or is held; may quote the header, so it is for operators. */
    public String detail;

    public Instant startedAt;
    public Instant finishedAt;

    /** When its end was last published again; null if it was not. */
    public Instant endToldAt;

    /** When a person had it run again from its chunks last, and who. */
    public Instant replayedAt;

    public String replayedBy;

    /** When a person released it, though it would empty a column, and who; null if nobody had to. */
    public Instant releasedAt;

    public String releasedBy;

    /** When a person took back what it changed, and who; null if it has effect. */
    public Instant undoneAt;

    public String undoneBy;

    /** The step that planned it, so that whoever carries it on goes on in its trace. */
    public String traceparent;

    /** When its rejects and other records were forgotten, of which the books are left; null if they are kept. */
    public Instant forgottenAt;

    /** Notes what a plan and the header of the file have in common. */
    public void bindTo(Bound bound) {
        unknownColumns = bound.unknownColumns().toArray(String[]::new);
        missingColumns = bound.missingColumns().toArray(String[]::new);
        columns = bound.columns().toArray(String[]::new);
    }

    /** Notes how the numbers of some records of the file are written. */
    public void noteNumbers(NumberConventions numbers) {
        otherNumbers |= numbers.hasOther();
        ambiguousNumbers |= numbers.hasAmbiguous();
    }

    /** Whether numbers were taken that the file itself makes doubtful. */
    public boolean mustDoubtNumbers() {
        return otherNumbers && ambiguousNumbers && !numbersDoubted;
    }

    /** When it was begun, or run again last. */
    Instant begun() {
        return replayedAt == null ? startedAt : replayedAt;
    }

    /** Whether every record that was read is accounted for. */
    public boolean isBalanced() {
        return read == inserted + updated + unchanged + duplicate + rejected;
    }
}

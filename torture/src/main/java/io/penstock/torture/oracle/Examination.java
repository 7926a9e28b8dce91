package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Compares one part of what is there with what was sent. */
interface Examination {

    List<Finding> of(Rig rig, Sent sent) throws SQLException, IOException;
}

package io.ticketbridge.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Makes connections to an H2 database for those who may read and write rows, and remembers what H2 opened for them. Where H2
 * has closed itself, as it does after a write that failed, it opens the file again for whoever comes next. Each connection to
 * the closed one that goes takes the name out of H2's list, and with it what was opened under this name meanwhile: that one
 * would keep the file locked until the process ends, out of everybody's reach but ours.
 */
final class H2Openings implements DataSource {
    private final JdbcDataSource h2 = new JdbcDataSource();
    private final Set<org.h2.engine.Database> opened = ConcurrentHashMap.newKeySet();

    /** @param user whom connections are made for, where nobody else is named */
    H2Openings(DatabaseOptions options, RowsOnly user) {
        h2.setURL(H2.urlForOthers(options));
        h2.setUser(RowsOnly.USER);
        h2.setPassword(user.password());
    }

    @Override
    public Connection getConnection() throws SQLException {
        return remembered(h2.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return remembered(h2.getConnection(user, password));
    }

    /** Lets the file go, whatever H2 thinks of it; nothing is written. */
    void closeAll() {
        opened.forEach(org.h2.engine.Database::shutdownImmediately);
        opened.clear();
    }

    private Connection remembered(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            opened.add(session.getDatabase());
        }
        return connection;
    }

    @Override
    public PrintWriter getLogWriter() {
        return h2.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        h2.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        h2.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return h2.getLoginTimeout();
    }

    @Override
    public java.util.logging.Logger getParentLogger() {
        return h2.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return h2.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return h2.isWrapperFor(type);
    }
}

package planted.port;

/** A port that stands for somebody slow. */
public interface IssueTracker {}

"""Before the year is played in, the demo's pages say what to do."""


def test_before_the_year_is_there_it_says_what_to_do(client, db):
    answer = client.get("/demo/als/trainer/")
    assert answer.status_code == 404
    assert "load_demo" in answer.content.decode()
    assert client.get("/demo/").status_code == 200
